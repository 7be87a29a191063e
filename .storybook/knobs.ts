import type { Preview } from "@storybook/web-components-vite";
import type { BackendParameters } from "./backend.ts";

/** Milliseconds that each answer takes. */
export const latencyByName: Record<string, BackendParameters["latency"]> = {
  none: 0,
  usual: { min: 80, max: 300 },
  slow: 3_000,
};

export const faultsByName: Record<string, BackendParameters["faults"]> = {
  none: [],
  flaky: [{ kind: "status", status: 503, times: 2 }],
  broken: [{ kind: "status", status: 500 }],
  limited: [{ kind: "status", status: 429, headers: { "Retry-After": "60" } }],
  signedOut: [{ kind: "status", status: 401 }],
  portal: [{ kind: "html", status: 200 }],
  offline: [{ kind: "networkError" }],
  silent: [{ kind: "hang" }],
};

const choice = (value: string, title: string) => ({ value, title });

export const globalTypes: Preview["globalTypes"] = {
  theme: {
    description: "Theme",
    toolbar: {
      icon: "contrast",
      dynamicTitle: true,
      items: [choice("light", "Light"), choice("dark", "Dark")],
    },
  },
  direction: {
    description: "Direction",
    toolbar: {
      icon: "transfer",
      dynamicTitle: true,
      items: [choice("ltr", "Left to right"), choice("rtl", "Right to left")],
    },
  },
  locale: {
    description: "Language",
    toolbar: {
      icon: "globe",
      dynamicTitle: true,
      items: [
        choice("en", "English"),
        choice("en-GB", "English (GB)"),
        choice("de", "Deutsch"),
        choice("es", "Español"),
        choice("fr", "Français"),
        choice("ja", "日本語"),
        choice("ar", "العربية"),
      ],
    },
  },
  level: {
    description: "What the server offers",
    toolbar: {
      icon: "database",
      dynamicTitle: true,
      items: [
        choice("", "Level: as the story says"),
        choice("published", "Published API only"),
        choice("described", "Published and described"),
        choice("full", "With extensions"),
      ],
    },
  },
  latency: {
    description: "Latency",
    toolbar: {
      icon: "time",
      dynamicTitle: true,
      items: [
        choice("", "Latency: as the story says"),
        choice("none", "No latency"),
        choice("usual", "80 to 300 ms"),
        choice("slow", "3 seconds"),
      ],
    },
  },
  faults: {
    description: "Faults",
    toolbar: {
      icon: "alert",
      dynamicTitle: true,
      items: [
        choice("", "Faults: as the story says"),
        choice("none", "No faults"),
        choice("flaky", "Two failures, then well"),
        choice("broken", "Every answer is 500"),
        choice("limited", "Rate limit reached"),
        choice("signedOut", "Signed out"),
        choice("portal", "A login page instead"),
        choice("offline", "Offline"),
        choice("silent", "No answer at all"),
      ],
    },
  },
};

export const initialGlobals = {
  theme: "light",
  direction: "ltr",
  locale: "en",
  level: "",
  latency: "",
  faults: "",
};
