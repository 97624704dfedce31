/** The time, and waiting. `wait` ends early, without an error, when `signal` fires. */
export type Clock = {
  now(): Date;
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
};
