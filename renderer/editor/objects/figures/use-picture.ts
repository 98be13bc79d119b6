/**
 * Loads the pictures of figures from the library. A picture that several figures show, or that undo restores
 * soon, is fetched once.
 */
import { useEffect, useState } from "react";
import type { Bridge } from "../../../../shared/port/bridge.ts";
import { base64ToBytes } from "../../../app/base64.ts";
import { useApp } from "../../../app/context.tsx";

/** How long an unused picture is kept, ms. */
const keptFor = 30_000;

interface CachedPicture {
  /** Its object URL; null if the library lacks the picture. */
  address: Promise<string | null>;
  users: number;
}

const keptOf = new WeakMap<Bridge, Map<string, CachedPicture>>();

function fetchPicture(bridge: Bridge, asset: string): Promise<string | null> {
  return bridge.ask("assets.get", { asset }).then(
    ({ type, bytes }) => URL.createObjectURL(new Blob([base64ToBytes(bytes)], { type })),
    () => null,
  );
}

/** Starts using a picture; call the returned function to release it. */
function takePicture(bridge: Bridge, asset: string): [Promise<string | null>, () => void] {
  const all = keptOf.get(bridge) ?? new Map<string, CachedPicture>();
  keptOf.set(bridge, all);
  const keptPicture = all.get(asset) ?? { address: fetchPicture(bridge, asset), users: 0 };
  all.set(asset, keptPicture);
  keptPicture.users += 1;
  return [
    keptPicture.address,
    () => {
      keptPicture.users -= 1;
      setTimeout(() => {
        if (keptPicture.users > 0 || all.get(asset) !== keptPicture) return;
        all.delete(asset);
        void keptPicture.address.then((address) => address !== null && URL.revokeObjectURL(address));
      }, keptFor);
    },
  ];
}

/** The object URL of a picture; null if the library lacks it, undefined until it has answered. */
export function usePicture(asset: string): string | null | undefined {
  const { bridge } = useApp();
  const [loadedPicture, setLoadedPicture] = useState<{ asset: string; address: string | null } | null>(null);
  useEffect(() => {
    const [address, release] = takePicture(bridge, asset);
    let isWanted = true;
    void address.then((value) => isWanted && setLoadedPicture({ asset, address: value }));
    return () => {
      isWanted = false;
      release();
    };
  }, [bridge, asset]);
  return loadedPicture?.asset === asset ? loadedPicture.address : undefined;
}
