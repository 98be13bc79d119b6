import { useApp } from "../app/context.tsx";

/** The factors of the zoom buttons. */
const steps = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2];

export interface Zoom {
  /** Undefined: the paper is as wide as the space. */
  factor: number | undefined;
  /** One step larger or smaller. While the paper fits the space, the step starts from its present size. */
  step(direction: 1 | -1): void;
  /** Makes the paper as wide as the space. */
  fit(): void;
}

/** The zoom of the paper, stored in the settings. */
export function useZoom(): Zoom {
  const { settings, changeSettings } = useApp();
  const factor = settings.paperZoom ?? undefined;
  return {
    factor,
    step(direction) {
      const current = factor ?? readFittedZoom();
      const next =
        direction === 1
          ? steps.find((value) => value > current + 0.001)
          : steps.findLast((value) => value < current - 0.001);
      if (next !== undefined) changeSettings({ paperZoom: next });
    },
    fit: () => changeSettings({ paperZoom: null }),
  };
}

function readFittedZoom(): number {
  const paper = document.querySelector(".paper");
  return paper ? Number(getComputedStyle(paper).zoom) : 1;
}
