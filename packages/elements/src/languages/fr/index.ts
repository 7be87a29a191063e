import { addLanguage } from "../add-language.ts";
import { fr } from "./words.ts";

addLanguage("fr", fr);

export { fr };
