import { addLanguage } from "../add-language.ts";
import { ja } from "./words.ts";

addLanguage("ja", ja);

export { ja };
