import { PvProvider } from "@pivotal/elements/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CustomersPage } from "./customers-page";

const place = document.getElementById("app");
if (!place) throw new Error("The page has no place for the app.");

createRoot(place).render(
  <StrictMode>
    <PvProvider baseUrl="/api/pivotal">
      <CustomersPage />
    </PvProvider>
  </StrictMode>,
);
