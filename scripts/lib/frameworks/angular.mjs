import { doc } from "./elements.mjs";

// What is declared for the linker of the host's own Angular, in the form in which Angular libraries are published.
const WRITTEN_FOR = "22.2.6";

const inputs = `import { ElementRef, inject } from "@angular/core";

/** Hands what a template binds on to the element; undefined gives back the element's own default. */
export class Inputs {
  #element = inject(ElementRef).nativeElement;
  #usual = {};

  give(name, value) {
    if (!(name in this.#usual)) this.#usual[name] = this.#element[name];
    this.#element[name] = value === undefined ? this.#usual[name] : value;
  }
}
`;

const code = ({ tag, folder, className, properties }) => `import "../../elements/${folder}/define.js";
import * as i0 from "@angular/core";
import { Inputs } from "../inputs.js";

export class ${className}Directive extends Inputs {
${properties.map(({ name }) => `  set ${name}(value) { this.give("${name}", value); }`).join("\n")}
  static ɵfac = i0.ɵɵngDeclareFactory({ minVersion: "12.0.0", version: "${WRITTEN_FOR}", ngImport: i0, type: ${className}Directive, deps: [], target: i0.ɵɵFactoryTarget.Directive });
  static ɵdir = i0.ɵɵngDeclareDirective({ minVersion: "14.0.0", version: "${WRITTEN_FOR}", type: ${className}Directive, isStandalone: true, selector: "${tag}", inputs: { ${properties.map(({ name }) => `${name}: "${name}"`).join(", ")} }, ngImport: i0 });
}
`;

const types = ({ tag, folder, className, text, summary, properties }) => `import * as i0 from "@angular/core";
import type { ${className} as Own } from "../../elements/${folder}/define.js";

${doc(text || summary)}
export declare class ${className}Directive {
${properties.map(({ name, text: about }) => `${doc(about, "  ")}\n  ${name}: Own["${name}"];`).join("\n")}
  static ɵfac: i0.ɵɵFactoryDeclaration<${className}Directive, never>;
  static ɵdir: i0.ɵɵDirectiveDeclaration<${className}Directive, "${tag}", never, {${properties
    .map(({ name }) => ` "${name}": { "alias": "${name}"; "required": false; };`)
    .join("")} }, {}, never, never, true, never>;
}
`;

/** `@pivotal/elements/angular`: a directive for each element, which defines it and gives a template its typed inputs. */
export function angularFiles(elements) {
  const index = elements.map(
    ({ className, folder }) => `export { ${className}Directive } from "./elements/${folder}.js";\n`,
  );
  return {
    "angular/index.js": index.join(""),
    "angular/index.d.ts": index.join(""),
    "angular/inputs.js": inputs,
    ...Object.fromEntries(
      elements.flatMap((element) => [
        [`angular/elements/${element.folder}.js`, code(element)],
        [`angular/elements/${element.folder}.d.ts`, types(element)],
      ]),
    ),
  };
}
