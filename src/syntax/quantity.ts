/** How many decimal places a quantity of Kubernetes has at most: what is finer is rounded up. */
const places = 9;

const suffixes: ReadonlyMap<string, bigint> = new Map([
  ["n", 1n],
  ["u", 10n ** 3n],
  ["m", 10n ** 6n],
  ["", 10n ** 9n],
  ...["k", "M", "G", "T", "P", "E"].map((suffix, i) => [suffix, 10n ** (12n + 3n * BigInt(i))] as const),
  ...["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].map((suffix, i) => [suffix, 10n ** 9n * 1024n ** BigInt(i + 1)] as const),
]);

/**
 * A quantity of Kubernetes (resource.ParseQuantity), such as `500m`, `0.5` or `64Mi`, in billionths of its unit, so that two
 * spellings of one amount are equal. Undefined for what is not one, for amounts beyond all that is meant, and where YAML may
 * read another number than stands there.
 */
export function quantityOf(text: string): bigint | undefined {
  const [, whole = "", fraction = "", suffix = ""] =
    /^(0|[1-9]\d{0,17}|(?=\.))(?:\.(\d{0,9}))?(|[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d{1,2})$/.exec(text) ?? [];
  if (whole === "" && fraction === "") return undefined;
  const factor = suffixes.get(suffix) ?? powerOfTen(Number(suffix.slice(1)) + places);
  const divisor = 10n ** BigInt(fraction.length);
  const product = BigInt(whole + fraction) * (factor ?? 0n);
  return factor === undefined || product % divisor !== 0n ? undefined : product / divisor;
}

function powerOfTen(exponent: number): bigint | undefined {
  return exponent >= 0 && exponent <= 30 ? 10n ** BigInt(exponent) : undefined;
}

/** Whether the API server takes a number with these letters behind it for a quantity. */
export function isQuantitySuffix(suffix: string): boolean {
  return suffixes.has(suffix) || /^[eE][+-]?\d+$/.test(suffix);
}
