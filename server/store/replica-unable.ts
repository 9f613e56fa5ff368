/** Why a replica did not answer. */
export const unableReasons = ['away', 'behind', 'foreign', 'slow', 'failed'] as const;
export type UnableReason = (typeof unableReasons)[number];

/** A replica cannot answer a read. Nobody but the log is told: the primary can. */
export class ReplicaUnable extends Error {
  constructor(
    readonly reason: UnableReason,
    options?: ErrorOptions,
  ) {
    super(`a replica could not answer: ${reason}`, options);
  }
}
