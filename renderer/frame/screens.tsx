/**
 * The screens of the window. All but the library are separate bundles, loaded when first shown or while the
 * window is idle, so that the list of issues appears sooner.
 */
import { lazy, Suspense, type ComponentType } from "react";
import { hasName } from "../../shared/basics/lookup.ts";
import { LibraryScreen } from "../library/LibraryScreen.tsx";
import { Button } from "../ui/Button.tsx";
import { ScreenBoundary } from "./ScreenBoundary.tsx";
import { useMessages } from "../app/messages.tsx";
import { goTo, useRoute, type Route } from "../app/route.ts";
import kit from "../ui/kit.module.css";

const load = {
  issue: () => import("../desk/Desk.tsx"),
  manuscripts: () => import("../manuscripts/ManuscriptsScreen.tsx"),
  names: () => import("../names/NamesScreen.tsx"),
  publications: () => import("../publications/PublicationsScreen.tsx"),
  statistics: () => import("../statistics/StatisticsScreen.tsx"),
  backups: () => import("../backups/BackupsScreen.tsx"),
  templates: () => import("../templates/TemplatesScreen.tsx"),
} satisfies Record<Exclude<Route["screen"], "library" | "bin">, () => Promise<unknown>>;

/**
 * Makes a lazy component of a screen; `NotLoaded` takes its place if its bundle cannot be loaded (the core is
 * gone).
 */
const lazyScreen = <Props,>(loading: () => Promise<ComponentType<Props>>) =>
  lazy((): Promise<{ default: ComponentType<Props> }> =>
    loading().then(
      (component) => ({ default: component }),
      () => ({ default: NotLoaded }),
    ),
  );

const Desk = lazyScreen(async () => (await load.issue()).Desk);
const ManuscriptsScreen = lazyScreen(async () => (await load.manuscripts()).ManuscriptsScreen);
const NamesScreen = lazyScreen(async () => (await load.names()).NamesScreen);
const PublicationsScreen = lazyScreen(async () => (await load.publications()).PublicationsScreen);
const StatisticsScreen = lazyScreen(async () => (await load.statistics()).StatisticsScreen);
const BackupsScreen = lazyScreen(async () => (await load.backups()).BackupsScreen);
const TemplatesScreen = lazyScreen(async () => (await load.templates()).TemplatesScreen);

/**
 * Shows the screen that the address names. Each screen has a boundary of its own, so that the one before ends at
 * once: while a bundle loads, React would keep it hidden, and show it again to a person who comes back meanwhile,
 * with an issue that is no longer saved.
 */
export function Screen() {
  const route = useRoute();
  return (
    <ScreenBoundary key={route.screen === "issue" ? `issue ${route.id}` : route.screen}>
      <Suspense key={route.screen === "bin" ? "library" : route.screen}>{screenOf(route)}</Suspense>
    </ScreenBoundary>
  );
}

function screenOf(route: Route) {
  if (route.screen === "issue") return <Desk key={route.id} id={route.id} article={route.article} />;
  if (route.screen === "manuscripts") return <ManuscriptsScreen />;
  if (route.screen === "names") return <NamesScreen />;
  if (route.screen === "publications") return <PublicationsScreen />;
  if (route.screen === "statistics") return <StatisticsScreen />;
  if (route.screen === "backups") return <BackupsScreen />;
  if (route.screen === "templates") return <TemplatesScreen />;
  route.screen satisfies "library" | "bin";
  return <LibraryScreen showsBin={route.screen === "bin"} />;
}

function NotLoaded() {
  const { library, notLoaded, retry } = useMessages().window;
  return (
    <main className={kit.empty}>
      <p>{notLoaded}</p>
      <div className={kit.emptyActions}>
        <Button onClick={() => goTo({ screen: "library" })}>{library}</Button>
        <Button look="primary" onClick={() => location.reload()}>
          {retry}
        </Button>
      </div>
    </main>
  );
}

/** Starts to load the first screen of the window, before the settings are known. */
export function loadFirst({ screen: name }: Route): void {
  if (hasName(load, name)) void load[name]().catch(() => {});
}

/** Time after the first screen before the others are loaded, in ms. */
const delay = 1000;

/**
 * Loads the other screens while the window is idle, so that they open at once, even after the core is gone.
 * Returns a function that cancels this.
 */
export function loadRest(): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    idle = requestIdleCallback(() => {
      for (const each of Object.values(load)) void each().catch(() => {});
    });
  }, delay);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}
