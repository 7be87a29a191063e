import { configure } from "@pivotal/elements";
import { mount } from "svelte";
import CustomersPage from "./customers-page.svelte";

const target = document.getElementById("app");
if (!target) throw new Error("The page has no place for the app.");

configure({ baseUrl: "/api/pivotal" });
mount(CustomersPage, { target });
