/** Property tests draw the same cases in every run, so that a change is judged by what it changed; another seed explores. */
import * as fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_123) });
