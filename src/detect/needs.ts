import type { CatalogEvent } from "../grammar/catalog.js";
import { wholeDisk } from "../grammar/device.js";

interface Instance {
  readonly host: string;
  readonly key: string;
  readonly entry: CatalogEvent;
}

/** Whether `dependent`'s component says that it needs `other`'s; a partition needs its whole disk. */
export function needs(dependent: Instance, other: Instance): boolean {
  return dependent.entry.component.needs.some(
    (need) =>
      need.name === other.entry.component.name &&
      dependent.host === other.host &&
      (need.key === null || dependent.key === other.key || wholeDisk(dependent.key) === other.key),
  );
}
