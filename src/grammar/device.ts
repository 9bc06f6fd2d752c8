/**
 * The whole disk that a partition's name belongs to, or the name itself: hda7 -> hda, sda1 -> sda, nvme0n1p2 -> nvme0n1,
 * mmcblk0p1 -> mmcblk0, ad0s1f -> ad0. Sources: Linux Documentation/admin-guide/devices.txt; FreeBSD gpart(8).
 */
export function wholeDisk(name: string): string {
  const numbered = /^((?:nvme\d+n\d+|mmcblk\d+|md\d+|loop\d+|nbd\d+))p\d+$/.exec(name);
  if (numbered?.[1] !== undefined) return numbered[1];
  const lettered = /^((?:[hsv]|xv)d[a-z]{1,3})\d+$/.exec(name);
  if (lettered?.[1] !== undefined) return lettered[1];
  const sliced = /^((?:ad|ada|da|vtbd|nda|nvd|mmcsd|aacd|mfid)\d+)(?:s\d+[a-h]?|p\d+|[a-h])$/.exec(name);
  return sliced?.[1] ?? name;
}

/** What a namespace of NVMe hangs on: `nvme0` of `nvme0n1`; of other disks their own name. */
export const controllerOf = (disk: string): string => /^(nvme\d+)n\d+$/.exec(disk)?.[1] ?? disk;
