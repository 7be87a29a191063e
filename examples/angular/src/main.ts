import { provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { configure } from "@pivotal/elements";
import { CustomersPage } from "./customers-page.js";

configure({ baseUrl: "/api/pivotal" });
await bootstrapApplication(CustomersPage, { providers: [provideZonelessChangeDetection()] });
