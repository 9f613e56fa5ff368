// What of a schema would break those who use the last release of it.
import { BreakingChangeType, buildSchema, findBreakingChanges, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const removals = [BreakingChangeType.FIELD_REMOVED, BreakingChangeType.ARG_REMOVED, BreakingChangeType.VALUE_REMOVED_FROM_ENUM];

/**
 * @param {string} releasedText
 * @param {string} currentText
 * @param {string} today as in 2026-11-29
 * @returns {string[]} what breaks, one sentence each; what was announced for long enough is not among it
 */
export function breakingChanges(releasedText, currentText, today) {
  const [released, current] = [buildSchema(releasedText), buildSchema(currentText)];
  return (
    findBreakingChanges(released, current)
      .filter(({ type, description }) => !(removals.includes(type) && wasAnnounced(released, description, today)))
      .map(({ description }) => description)
      // That no field has a number any more breaks nobody beyond those fields.
      .filter((description) => !description.startsWith('Standard scalar '))
  );
}

/**
 * The reason of a deprecation names the day from which on the field may go: "Use x. Goes after 2027-06-30."
 * @param {import('graphql').GraphQLSchema} released
 * @param {string} description begins with `Type.field`
 * @param {string} today
 */
function wasAnnounced(released, description, today) {
  const [, typeName = '', fieldName = ''] = /^(\w+)\.(\w+)/.exec(description) ?? [];
  const type = released.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return false;
  const [, day] = /Goes after (\d{4}-\d\d-\d\d)\./.exec(type.getFields()[fieldName]?.deprecationReason ?? '') ?? [];
  return day !== undefined && day < today;
}
