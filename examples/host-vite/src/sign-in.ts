import { show, stamp } from "./stamp.ts";

export interface SignedIn {
  readonly name: string;
  readonly role: string;
}

/** Who is signed in; null when nobody is. */
export async function signedIn(): Promise<SignedIn | null> {
  const response = await fetch("/session");
  return (await response.json()) as SignedIn | null;
}

export function showSignIn(): void {
  const page = stamp("sign-in");
  for (const button of page.querySelectorAll("button")) {
    button.addEventListener("click", () => void change("POST", button.value));
  }
  show(page);
}

export const signOut = (): Promise<void> => change("DELETE");

// A fresh page holds nothing of whoever was signed in before.
async function change(method: "POST" | "DELETE", body?: string): Promise<void> {
  await fetch("/session", { method, body });
  location.reload();
}
