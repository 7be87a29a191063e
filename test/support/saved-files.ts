/** What the browser was told to save, instead of saving it; empty again before each test. */
export function savedFiles(): readonly { readonly name: string; readonly file: Blob }[] {
  const saved: { name: string; file: Blob }[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  before(() => {
    const files = new Map<string, Blob>();
    URL.createObjectURL = (file: Blob) => {
      const url = createObjectURL(file);
      files.set(url, file);
      return url;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const file = files.get(this.href);
      if (file) saved.push({ name: this.download, file });
      else click.call(this);
    };
  });
  after(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  });
  beforeEach(() => void (saved.length = 0));
  return saved;
}
