import { leavesInPiece } from '@tesela/merkle'
import * as protos from '@tesela/protos/sync'
import { bytesOfDigests, digestsOfBytes } from '../digest-bytes.ts'
import { ManifestInvalidError } from '../errors.ts'
import type { SectionManifest, SnapshotManifest } from './manifest.ts'

/** Above it a manifest is refused before it is decoded: 2 M pieces, 8 G leaves. */
export const MAX_MANIFEST_BYTES = 64 * 1024 * 1024
const MAX_SECTIONS = 16_385
const MAX_NAME_LENGTH = 255
const MAX_GROUP_ID_BYTES = 255

/** Equal manifests give equal bytes. */
export function encodeManifest(manifest: SnapshotManifest): Uint8Array {
  return protos.SnapshotManifest.encode({
    ...manifest,
    root: bytesOfDigests([manifest.root]),
    sections: manifest.sections.map((section) => ({
      ...section,
      pieces: bytesOfDigests(section.pieces),
    })),
  })
}

/**
 * Checks the shape; whether it is the manifest of a snapshot is told by `verifyManifest`. Copies what it keeps.
 *
 * @throws ManifestInvalidError (`manifest_invalid`)
 */
export function decodeManifest(bytes: Uint8Array): SnapshotManifest {
  if (bytes.length > MAX_MANIFEST_BYTES) throw new ManifestInvalidError('a manifest without end')
  let decoded: protos.SnapshotManifest
  try {
    decoded = protos.SnapshotManifest.decode(bytes, { limits: { sections: MAX_SECTIONS } })
  } catch (cause) {
    throw new ManifestInvalidError('a manifest does not decode', { cause })
  }
  const { format, groupId, anchor, term, header } = decoded
  if (groupId.length > MAX_GROUP_ID_BYTES) throw new ManifestInvalidError('a long group id')
  if (!isPosition(anchor) || !isPosition(term)) {
    throw new ManifestInvalidError('a manifest of a place that is none')
  }
  const [root, ...more] = digestsOfBytes(decoded.root) ?? []
  if (root === undefined || more.length > 0) {
    throw new ManifestInvalidError('a root of another length')
  }
  const sections = decoded.sections.map(sectionOf)
  checkOrder(sections)
  return {
    format,
    groupId: new Uint8Array(groupId),
    anchor,
    term,
    root,
    header: new Uint8Array(header),
    sections,
  }
}

function sectionOf(section: protos.SectionManifest): SectionManifest {
  const { name, items, leaves, bytes } = section
  if (![items, leaves, bytes].every(isCount)) {
    throw new ManifestInvalidError('a count that is no safe integer')
  }
  const pieces = digestsOfBytes(section.pieces)
  if (pieces === null || pieces.length !== Math.ceil(leaves / leavesInPiece)) {
    throw new ManifestInvalidError('pieces that do not fit the number of leaves')
  }
  return { name, items, leaves, bytes, pieces }
}

/** The same sections in another order would be another manifest with other ordinals. */
function checkOrder(sections: readonly SectionManifest[]): void {
  let leaves = 0
  for (const [position, { name, leaves: more }] of sections.entries()) {
    const before = sections[position - 1]
    if (before !== undefined && before.name >= name) {
      throw new ManifestInvalidError('sections that are not in the order of their names')
    }
    if (name.length > MAX_NAME_LENGTH || !isLatin1(name)) {
      throw new ManifestInvalidError('a name that no collection has')
    }
    leaves += more
  }
  if (sections[0]?.name !== '') throw new ManifestInvalidError('a manifest without the sessions')
  if (!isCount(leaves)) throw new ManifestInvalidError('more leaves than can be counted')
}

function isLatin1(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0xff) return false
  return true
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0
const isPosition = (value: number) => Number.isSafeInteger(value) && value >= 1
