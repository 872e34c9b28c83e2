interface Brand {
  brand: string;
  version: string;
}

interface Hints {
  brands?: Brand[];
  platform?: string;
}

const KNOWN: readonly [RegExp, string][] = [
  [/Firefox\/(\d+)/, "Firefox"],
  [/Edg\/(\d+)/, "Edge"],
  [/Chrome\/(\d+)/, "Chrome"],
  [/Version\/(\d+).*Safari/, "Safari"],
];

/** The browser and its version, such as `Firefox 140`, as far as it tells. */
export function browserName(): string {
  const { userAgentData } = navigator as { userAgentData?: Hints };
  // One of the brands is made up, to keep pages from relying on them.
  const brands = userAgentData?.brands?.filter(({ brand }) => !/not.?a.?brand/i.test(brand)) ?? [];
  const brand = brands.find(({ brand }) => brand !== "Chromium") ?? brands[0];
  if (brand) return `${brand.brand} ${brand.version}`;
  for (const [pattern, name] of KNOWN) {
    const [, version] = pattern.exec(navigator.userAgent) ?? [];
    if (version !== undefined) return `${name} ${version}`;
  }
  return "this browser";
}
