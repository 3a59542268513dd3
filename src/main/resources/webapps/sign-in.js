// AngularJS changes the address without an event, so the script looks at it now and then.
const LOGIN_FORM = '#/login';
setInterval(() => {
  if (location.hash === LOGIN_FORM) {
    location.replace('/portal');
  }
}, 250);
