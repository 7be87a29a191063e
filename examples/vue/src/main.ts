import { configure } from "@pivotal/elements";
import { createApp } from "vue";
import CustomersPage from "./customers-page.vue";

configure({ baseUrl: "/api/pivotal" });
createApp(CustomersPage).mount("#app");
