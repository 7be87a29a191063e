import { configure } from "@pivotal/elements";
import { showPage } from "./pages.ts";
import { signedIn, showSignIn } from "./sign-in.ts";

configure({ baseUrl: "/api/pivotal" });

const person = await signedIn();
if (person) showPage(person);
else showSignIn();
