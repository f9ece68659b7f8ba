import type { CollectionConfig } from 'payload'

import { jobLeaseFields } from '../../collections/jobLease.ts'
import { workEndpoints } from '../work/workEndpoints.ts'

/** Payload's collection of jobs, with leases, and with what admins may do about work that failed. */
export const jobsCollection = ({
  defaultJobsCollection: collection,
}: {
  defaultJobsCollection: CollectionConfig
}): CollectionConfig => ({
  ...collection,
  endpoints: [...workEndpoints, ...(collection.endpoints || [])],
  fields: [...collection.fields, ...jobLeaseFields],
})
