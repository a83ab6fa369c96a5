/** Of a peer whose log is not that of the majority. */
export function logDivergedAdvice(group: string): string {
  return `this peer has committed another log than the majority, which no fault that the group is made for brings about: keep what all members have, their logs (\`tesela logs\`) and groups/${group} of their data directories, for whoever looks into it. This one takes part in nothing any more. To have it back, stop the daemon, move groups/${group} out of the data directory, see to a machine and a disk that are sound, start, and join again: \`tesela invite\` on another member, \`tesela join\` here`
}

/** Of one whose state is not, so often that nothing repairs it any more. */
export function givenUpAdvice(group: string, times: number): string {
  return `this peer computed another state than the majority ${times} times, so that its memory, its disk or its version is at fault; it acknowledges and votes, and serves nothing: stop the daemon, move groups/${group} out of the data directory and keep it for whoever looks into it, see to a machine that is sound, start, and join again: \`tesela invite\` on another member, \`tesela join\` here`
}
