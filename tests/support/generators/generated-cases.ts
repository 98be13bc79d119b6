/**
 * Gives property tests the same cases in every run, so that only a change can make them fail.
 * `FAST_CHECK_SEED=N` draws other cases.
 */
import * as fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_123) });
