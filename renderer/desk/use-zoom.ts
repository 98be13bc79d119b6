import { useApp } from "../app/context.tsx";

const steps = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2];

export interface Zoom {
  /** Undefined: as wide as there is room. */
  factor: number | undefined;
  /** One step larger or smaller; from what is seen where the paper fits the room. */
  step(direction: 1 | -1): void;
  fit(): void;
}

/** How large the paper is shown, kept in the settings. */
export function useZoom(): Zoom {
  const { settings, changeSettings } = useApp();
  const factor = settings.paperZoom ?? undefined;
  return {
    factor,
    step(direction) {
      const current = factor ?? fitted();
      const next =
        direction === 1
          ? steps.find((value) => value > current + 0.001)
          : steps.findLast((value) => value < current - 0.001);
      if (next !== undefined) changeSettings({ paperZoom: next });
    },
    fit: () => changeSettings({ paperZoom: null }),
  };
}

function fitted(): number {
  const paper = document.querySelector(".paper");
  return paper ? Number(getComputedStyle(paper).zoom) : 1;
}
