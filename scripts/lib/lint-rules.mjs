/** The one rule that no plugin has: a postponed job names the issue that will do it. */
const postponed = /\b(TODO|FIXME|XXX|HACK)\b(?!\s*\(?#\d)/;

export default {
  rules: {
    "todo-names-issue": {
      meta: { type: "problem", schema: [], messages: { bare: "Write `{{word}} #<number>`, or do it now." } },
      create: (context) => ({
        Program() {
          for (const comment of context.sourceCode.getAllComments()) {
            const found = postponed.exec(comment.value);
            if (found) context.report({ loc: comment.loc, messageId: "bare", data: { word: found[1] } });
          }
        },
      }),
    },
  },
};
