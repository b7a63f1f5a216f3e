// What is still missing of a feature that tests already show in part, in a few words. Kept by hand: a feature
// stands here until a person can do all of it in the running program, and leaves with the change that adds the rest.
import type { FeatureId } from './feature-list.ts'

export const featureGaps: Partial<Record<FeatureId, string>> = {
  FM01: 'the search box itself; so far only how words are compared',
}
