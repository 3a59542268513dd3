/**
 * Authentication: by password, by bearer token, and by the login page of the web applications; and the filters that
 * protect all endpoints. What a role may do is not decided here.
 */
package org.eduverify.access.login;
