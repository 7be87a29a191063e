import { addLanguage } from "../add-language.ts";
import { de } from "./words.ts";

addLanguage("de", de);

export { de };
