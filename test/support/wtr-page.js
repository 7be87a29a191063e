// Runs before anything else on a test page, so that nothing said while modules load is missed.
window.__pageProblems = [];

document.addEventListener("securitypolicyviolation", (event) => {
  const where = `${event.sourceFile || "inline"}:${event.lineNumber}`;
  window.__pageProblems.push(
    `Content security policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample} (${where})`,
  );
});

const print = console.error;
console.error = (...args) => {
  window.__pageProblems.push(`console.error: ${args.map((arg) => arg?.stack ?? String(arg)).join(" ")}`);
  print.apply(console, args);
};

localStorage.clear();
sessionStorage.clear();
