export {};

declare global {
  interface Window {
    /** What the page said since the last test: console errors and content security policy violations. */
    __pageProblems: string[];
  }
}

afterEach(async function () {
  // Violations are reported in a task of their own, after the statement that caused them.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const problems = window.__pageProblems.splice(0);
  const test = this.currentTest;
  if (problems.length === 0 || !test || test.state === "failed") return;
  test.state = "failed";
  test.err = new Error(problems.join("\n"));
});
