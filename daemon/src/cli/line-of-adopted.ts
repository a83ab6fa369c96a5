import type { Adopted } from '../offline/adopt-group.ts'

/** What was made, and what to do next. */
export function lineOfAdopted({ group, parent, anchor, movedTo }: Adopted): string {
  const kept = movedTo === null ? '' : `\nWhat was here of the old group is in ${movedTo}.`
  return `Made group ${group} of what group ${parent} was; it goes on from revision ${anchor}, with this peer as its only voter.${kept}
Start it with \`tesela start\`, and let others in with \`tesela invite\`.`
}
