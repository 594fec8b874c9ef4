/** Any base does: it only makes a path of this shop a whole address. */
const BASE = "https://shop.invalid";

/** Whether a page can show the picture at this address of the catalog, which can be any text. */
export function isPictureAddress(address: string | undefined): address is string {
  return address !== undefined && pictureUrl(address, BASE) !== undefined;
}

/** The picture's absolute address; nothing for an address that the Content-Security-Policy or the URL rules refuse. */
export function pictureUrl(address: string, base: string): string | undefined {
  const isPath = /^\/(?![/\\])/.test(address);
  if (!isPath && !/^https:\/\/[^/\\]/i.test(address)) return undefined;
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}
