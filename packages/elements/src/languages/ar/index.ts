import { addLanguage } from "../add-language.ts";
import { ar } from "./words.ts";

addLanguage("ar", ar);

export { ar };
