export { parse } from "./parse.ts";
export { print, printTerm, printValue } from "./print.ts";
export { compile, type CompiledQuery, type CompiledWord } from "./compile.ts";
export { matcher, matches, matchesWord } from "./matches.ts";
export { searchedTexts } from "./searched-texts.ts";
export { foldText, hasWord, needleOf, wordsOf } from "./fold.ts";
export { builtInFields, fieldSet, type FieldSet, type FieldType, type QueryField } from "./fields.ts";
export { englishDiagnostics, type DiagnosticWording } from "./english.ts";
export type {
  Comparison,
  FieldTerm,
  ParsedQuery,
  QueryContext,
  QueryDiagnostic,
  QueryTerm,
  TextTerm,
} from "./query.ts";
