import { addLanguage } from "../add-language.ts";
import { es } from "./words.ts";

addLanguage("es", es);

export { es };
