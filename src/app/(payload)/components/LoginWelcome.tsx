/** What people read above the sign-in form. */
export const LoginWelcome = () => (
  <div className="login-welcome">
    <h1>Welcome</h1>
    <p>
      Sign in to write, plan and publish together. If you do not have an account yet, or cannot get
      in, ask one of the collective’s administrators.
    </p>
  </div>
)
