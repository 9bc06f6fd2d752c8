import type { CatalogEvent } from "../grammar/catalog.js";
import { controllerOf, wholeDisk } from "../grammar/device.js";

interface Instance {
  readonly host: string;
  readonly key: string;
  readonly entry: CatalogEvent;
}

/** A volume of the device mapper may lie on any disk or array of its host: no line says on which. */
const isMapped = (key: string) => /^(?:dm-\d+$|mapper\/)/.test(key);

/**
 * Whether `dependent`'s component says that it needs `other`'s: `this` one by its key (a partition needs its whole disk), its
 * `own` by a name that it states (its process, its unit), or `any` one of its kind on the host. What needs any may stand on
 * another.
 */
export function needs(dependent: Instance, other: Instance): "this" | "own" | "any" | null {
  const named = dependent.entry.component.needs.filter(({ name }) => name === other.entry.component.name);
  // It may name several by their keys: a unit is not called the same everywhere.
  const need = named.find(({ value }) => value === null || value === other.key);
  if (need === undefined || dependent.host !== other.host) return null;
  if (need.value !== null) return "own";
  if (need.key === null) return other.key === "" ? "this" : "any";
  if (namesBelow(dependent.key).includes(other.key)) return "this";
  return isMapped(dependent.key) && !isMapped(other.key) ? "any" : null;
}

/** Finds which of many instances need one of them, `this` or their `own`, and prove it by working, without asking each of them. */
export function dependentsAmong<Known extends Instance>(instances: readonly Known[]): (other: Known) => Known[] {
  const byNeed = new Map<string, Set<Known>>();
  for (const instance of instances) {
    for (const { name, key, value } of instance.entry.component.needs.filter(({ isProven }) => isProven)) {
      const keys = value !== null ? [value] : key === null ? [""] : namesBelow(instance.key);
      for (const needed of keys) {
        const place = nameOf(name, needed);
        const known = byNeed.get(place);
        if (known === undefined) byNeed.set(place, new Set([instance]));
        else known.add(instance);
      }
    }
  }
  return (other) => {
    const candidates = byNeed.get(nameOf(other.entry.component.name, other.key)) ?? [];
    return [...candidates].filter((one) => ["this", "own"].includes(needs(one, other) ?? ""));
  };
}

/** Under which names there is what a device lies on: itself, its whole disk, that one's controller. */
function namesBelow(device: string): readonly string[] {
  const disk = wholeDisk(device);
  return [device, disk, controllerOf(disk)];
}

/** Of a component on its host. */
export const nameOf = (component: string, key: string) => `${component}\t${key}`;
