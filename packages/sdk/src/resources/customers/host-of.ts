/** Only the host name of an address, in lower case, without `www.`; undefined for what names no host. */
export function hostOf(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const host = url?.hostname.replace(/^www\.(?=.*\.)/, "").replace(/\.$/, "");
  const isWeb = url?.username === "" && /^https?:$/.test(url.protocol);
  return isWeb && host && /\..*[a-z]/.test(host) ? host : undefined;
}
