import { CollectiveMark } from './CollectiveMark.tsx'

/** The collective's name beside its mark, above the sign-in form. */
export const CollectiveLogo = () => (
  <div className="collective-logo">
    <CollectiveMark size={64} />
    <div className="collective-logo__words">
      <span className="collective-logo__name">Co-Production Collective</span>
      <span className="collective-logo__product">Collective CMS</span>
    </div>
  </div>
)
