/**
 * How long `vi.waitFor` waits for something that happens by itself, in ms. Far longer than it takes: the
 * limit is there for a test that hangs, so that no test fails because the machine is busy.
 */
export const patience = { timeout: 60_000 } as const;
