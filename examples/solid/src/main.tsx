import { configure } from "@pivotal/elements";
import { render } from "solid-js/web";
import { CustomersPage } from "./customers-page";

const place = document.getElementById("app");
if (!place) throw new Error("The page has no place for the app.");

configure({ baseUrl: "/api/pivotal" });
render(() => <CustomersPage />, place);
