import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const form: Language["form"] = {
  title: "Kunden hinzufügen",
  act: "Kunden hinzufügen",
  saving: "Wird hinzugefügt",
  cancel: "Abbrechen",
  close: "Schließen",
  clear: "Leeren",
  name: "Name",
  domain: "Domain",
  domainHint: "Eine Web- oder E-Mail-Adresse genügt.",
  domainFrom: "Übernommen aus",
  owner: "Zuständig",
  nobody: "Niemand",
  me: (name) => `${name} (Sie)`,
  plan: "Plan",
  more: "Mehr",
  tags: "Tags",
  tagsHint: "Enter oder ein Komma fügt ein Tag hinzu.",
  addTag: "Tag hinzufügen",
  removeTag: (tag) => `${tag} entfernen`,
  choose: "Keine Angabe",
  duplicates: (count, n) =>
    plural(n, `${count} Kunde hat diese Domain bereits:`, `${count} Kunden haben diese Domain bereits:`),
  moreDuplicates: (count, n) => `und ${count} ${plural(n, "weiterer", "weitere")}`,
  noDuplicates: "Kein anderer Kunde hat diese Domain,",
  reach: (count, n) =>
    plural(
      n,
      "soweit aus dem einen hier geladenen Kunden ersichtlich.",
      `soweit aus den ${count} hier geladenen Kunden ersichtlich.`,
    ),
  restored: "Das hatten Sie zuvor eingegeben.",
  startOver: "Neu beginnen",
  notAdded: "Nicht hinzugefügt.",
  forbidden: "Sie können keine Kunden hinzufügen. Wenden Sie sich an die Inhaber oder Admins des Workspace.",
  uncertain: "Möglicherweise wurde er trotzdem hinzugefügt. Ein erneuter Versuch legt ihn nicht doppelt an.",
  expired:
    "Ein früherer Versuch blieb ohne Antwort und liegt zu lange zurück, um ihn von einem neuen zu unterscheiden. Prüfen Sie, ob es den Kunden gibt, bevor Sie ihn erneut hinzufügen.",
  slugTaken: "Alle Kurznamen für diesen Kunden sind auf dem Server vergeben. Ändern Sie den Namen.",
  added: "Hinzugefügt",
  open: "Öffnen",
  asking: {
    title: "Schließen, ohne hinzuzufügen?",
    text: "Dieser Kunde ist noch nicht hinzugefügt.",
    edit: "Weiter bearbeiten",
    keep: "Schließen und Entwurf behalten",
    discard: "Verwerfen",
  },
};
