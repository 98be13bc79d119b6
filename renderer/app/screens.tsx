/** The screens of the window, each loaded when it is first shown or when there is time: the list is there sooner without them. */
import { lazy, Suspense, type ComponentType } from "react";
import { LibraryScreen } from "../library/LibraryScreen.tsx";
import { Button } from "../ui/Button.tsx";
import { useMessages } from "./messages.tsx";
import { goTo, useRoute, type Route } from "./route.ts";

const load = {
  issue: () => import("../desk/Desk.tsx"),
  manuscripts: () => import("../manuscripts/ManuscriptsScreen.tsx"),
  names: () => import("../names/NamesScreen.tsx"),
  publications: () => import("../publications/PublicationsScreen.tsx"),
  statistics: () => import("../statistics/StatisticsScreen.tsx"),
  backups: () => import("../backups/BackupsScreen.tsx"),
  templates: () => import("../templates/TemplatesScreen.tsx"),
};

/** Where the core is gone before a screen was loaded, that is what is shown. */
const screen = <Props,>(loading: () => Promise<ComponentType<Props>>) =>
  lazy(() =>
    loading().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: NotLoaded as ComponentType<Props> }),
    ),
  );

const Desk = screen(async () => (await load.issue()).Desk);
const ManuscriptsScreen = screen(async () => (await load.manuscripts()).ManuscriptsScreen);
const NamesScreen = screen(async () => (await load.names()).NamesScreen);
const PublicationsScreen = screen(async () => (await load.publications()).PublicationsScreen);
const StatisticsScreen = screen(async () => (await load.statistics()).StatisticsScreen);
const BackupsScreen = screen(async () => (await load.backups()).BackupsScreen);
const TemplatesScreen = screen(async () => (await load.templates()).TemplatesScreen);

/** The screen that the address names. */
export function Screen() {
  return <Suspense>{screenOf(useRoute())}</Suspense>;
}

function screenOf(route: Route) {
  if (route.screen === "issue") return <Desk key={route.id} id={route.id} article={route.article} />;
  if (route.screen === "manuscripts") return <ManuscriptsScreen />;
  if (route.screen === "names") return <NamesScreen />;
  if (route.screen === "publications") return <PublicationsScreen />;
  if (route.screen === "statistics") return <StatisticsScreen />;
  if (route.screen === "backups") return <BackupsScreen />;
  if (route.screen === "templates") return <TemplatesScreen />;
  return <LibraryScreen showsBin={route.screen === "bin"} />;
}

function NotLoaded() {
  const { library, notLoaded, retry } = useMessages().window;
  return (
    <main className="empty">
      <p>{notLoaded}</p>
      <div className="empty-actions">
        <Button onClick={() => goTo({ screen: "library" })}>{library}</Button>
        <Button look="primary" onClick={() => location.reload()}>
          {retry}
        </Button>
      </div>
    </main>
  );
}

/** Begins to load the screen that a window opens with, before the settings are known. */
export function loadFirst({ screen: name }: Route): void {
  if (name in load) void load[name as keyof typeof load]().catch(() => {});
}

/** After the first screen is there, ms. */
const pause = 1000;

/** Loads the others while the window has nothing else to do: then they are there at once, and when the core is gone, too. */
export function loadRest(): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    idle = requestIdleCallback(() => {
      for (const each of Object.values(load)) void each().catch(() => {});
    });
  }, pause);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}
