export { parse } from "./parse.ts";
export { print, printTerm } from "./print.ts";
export { compile, type CompiledQuery, type CompiledWord } from "./compile.ts";
export { matcher, matches } from "./matches.ts";
export { complete, type Completion, type CompletionSource, type CountedValue } from "./complete.ts";
export { explain } from "./explain.ts";
export { fieldValues, removeTerm, setTerm, toggleValue } from "./edit.ts";
export { searchedTexts } from "./searched-texts.ts";
export { foldText, hasWord, needleOf, wordsOf } from "./fold.ts";
export { nearest } from "./nearest.ts";
export { builtInFields, fieldSet, type FieldSet, type FieldType, type QueryField } from "./fields.ts";
export { englishDiagnostics, type DiagnosticWording } from "./english-diagnostics.ts";
export { englishExplanation, type ExplanationWording } from "./english-explanation.ts";
export type {
  Comparison,
  FieldTerm,
  ParsedQuery,
  ReadQuery,
  QueryContext,
  QueryDiagnostic,
  QueryTerm,
  TextTerm,
} from "./query.ts";
