/** The pictures of figures, from the library. One that several figures show, or that undo brings back soon, is fetched once. */
import { useEffect, useState } from "react";
import type { Bridge } from "../../../shared/contract/bridge.ts";
import { base64ToBytes } from "../../app/base64.ts";
import { ask, useApp } from "../../app/context.tsx";

/** How long a picture that nothing shows is kept, ms. */
const keptFor = 30_000;

interface Kept {
  /** Its address; null where the library has none. */
  address: Promise<string | null>;
  users: number;
}

const keptOf = new WeakMap<Bridge, Map<string, Kept>>();

function fetchPicture(bridge: Bridge, asset: string): Promise<string | null> {
  return ask(bridge, "assets.get", { asset }).then(
    ({ type, bytes }) =>
      URL.createObjectURL(new Blob([base64ToBytes(bytes).buffer as ArrayBuffer], { type })),
    () => null,
  );
}

/** Begins to use a picture. The function that comes back ends it. */
function takePicture(bridge: Bridge, asset: string): [Promise<string | null>, () => void] {
  const all = keptOf.get(bridge) ?? new Map<string, Kept>();
  keptOf.set(bridge, all);
  const kept = all.get(asset) ?? { address: fetchPicture(bridge, asset), users: 0 };
  all.set(asset, kept);
  kept.users += 1;
  return [
    kept.address,
    () => {
      kept.users -= 1;
      setTimeout(() => {
        if (kept.users > 0 || all.get(asset) !== kept) return;
        all.delete(asset);
        void kept.address.then((address) => address !== null && URL.revokeObjectURL(address));
      }, keptFor);
    },
  ];
}

/** The address of a picture; null where the library has none, undefined until it has answered. */
export function usePicture(asset: string): string | null | undefined {
  const { bridge } = useApp();
  const [found, setFound] = useState<{ asset: string; address: string | null } | null>(null);
  useEffect(() => {
    const [address, release] = takePicture(bridge, asset);
    let isWanted = true;
    void address.then((value) => isWanted && setFound({ asset, address: value }));
    return () => {
      isWanted = false;
      release();
    };
  }, [bridge, asset]);
  return found?.asset === asset ? found.address : undefined;
}
