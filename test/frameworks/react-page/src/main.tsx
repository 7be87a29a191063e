import { PvCustomerList } from "@pivotal/elements/react";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { Shown } from "./steering";

function Page() {
  const [shown, setShown] = useState<Shown>({});
  useEffect(() => {
    window.page.show = setShown;
  }, []);
  return shown && <PvCustomerList {...shown} ref={(list) => void (window.page.list = list)} />;
}

window.page = { show: () => {}, list: null };
const place = document.getElementById("app");
if (place) createRoot(place).render(<Page />);
