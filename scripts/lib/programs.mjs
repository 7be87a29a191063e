import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether a file can be run by us. */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Absent or not ours to run: either way this is not the program.
    return false;
  }
}

/** The first program of these names in the PATH or in one of these folders; null when there is none. A place may name the program itself. */
export function findProgram(names, places = []) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...places];
  const candidates = folders.flatMap((folder) => [
    ...names.map((name) => join(folder, name)),
    ...(places.includes(folder) ? [folder] : []),
  ]);
  return candidates.find(isProgram) ?? null;
}
