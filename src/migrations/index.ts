import * as migration_20261123_221351_initial from './20261123_221351_initial.ts';

export const migrations = [
  {
    up: migration_20261123_221351_initial.up,
    down: migration_20261123_221351_initial.down,
    name: '20261123_221351_initial'
  },
];
