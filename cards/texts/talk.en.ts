import type {
  explanations as danishExplanations,
  replies as danishReplies,
  talk as danishTalk,
} from './talk.da.ts';

export const talk: typeof danishTalk = {
  talk_grief: {
    title: 'I am so sorry',
    next: 'Take care of yourself, and talk to somebody you trust. I do not keep what you wrote.',
  },
  talk_private: {
    title: 'Thank you for telling me',
    next: 'I do not keep it. Would you like to share a concern about a pupil?',
  },
  talk_ownAbsence: {
    title: 'Thank you for letting me know, and take care',
    next: 'I have noted nothing: only pupils are noted here. Tell the office, so that they can find cover.',
  },
  talk_exhausted: {
    title: 'That sounds really hard',
    next: 'You should not carry it alone. Talk today with somebody you trust: a colleague, your leader or your union representative. I do not keep what you wrote.',
  },
  talk_tired: {
    title: 'I quite understand',
    next: 'Your work matters, on the heavy days too. Write “my tasks”, and we will see what can wait. I do not keep what you wrote.',
  },
  talk_upset: {
    title: 'I am sorry to hear that',
    next: 'It is quite all right to find this hard. Do talk with a colleague. I do not keep what you wrote.',
  },
  talk_busy: {
    title: 'Then I will keep it short',
    next: 'Write “my tasks”, and I will show what matters most first.',
  },
  talk_annoyed: {
    title: 'I am sorry about that',
    next: 'I did not mean to make it hard. Write who, what and when, and I will try again.',
  },
  talk_misunderstood: {
    title: 'Sorry, I misunderstood you',
    next: 'Please write it another way, with the pupil’s name and the day.',
  },
  talk_swearing: {
    title: 'It happens to us all',
    next: 'Take a breath. If something went wrong here, write “correct:” and what is right.',
  },
  talk_sorry: {
    title: 'That is quite all right',
    next: 'To correct something, write “correct:” and what is right.',
  },
  talk_areYouHuman: {
    title: 'No, I am a program',
    next: 'I note absence and remind you to follow up. It is always people who decide.',
  },
  talk_whoAreYou: {
    title: 'I am Nærvær',
    next: 'I note pupils’ absence, and tell you when somebody needs you to follow up. Write “help” to see more.',
  },
  talk_areYouThere: {
    title: 'Yes, I am here',
    next: 'What can I help with?',
  },
  talk_whatDoing: {
    title: 'I am keeping an eye on absence',
    next: 'Write “who is absent today” to look at it with me.',
  },
  talk_howAreYou: {
    title: 'Thank you for asking. I am fine',
    next: 'I hope you have a good day.',
  },
  talk_joke: {
    title: 'Why was the maths book sad?',
    next: 'It had too many problems.',
  },
  talk_love: {
    title: 'That is very kind of you',
    next: 'I am glad to be of help.',
  },
  talk_praise: {
    title: 'Thank you, that is kind',
    next: 'You are the ones who make the difference for the pupils.',
  },
  talk_youreWelcome: {
    title: 'You are a good colleague',
    next: 'Just write when you need me.',
  },
  talk_thanks: {
    title: 'You are welcome',
    next: 'Just write when you need me.',
  },
  talk_laugh: {
    title: 'A good laugh always helps',
    next: 'We can all do with one in a school day.',
  },
  talk_yesPlease: {
    title: 'I would be glad to',
    next: 'Right now I am not waiting for an answer from you. To share a worry, write “I am worried about” and the name of the pupil. Otherwise write what I should do.',
  },
  talk_noThanks: {
    title: 'That is quite all right',
    next: 'Then I do nothing more. Just write when there is something.',
  },
  talk_okay: {
    title: 'Good',
    next: 'I am here when you need me.',
  },
  talk_smile: {
    title: 'A smile back to you',
    next: 'I hope you have a good day.',
  },
  talk_goodNight: {
    title: 'Good night, and sleep well',
    next: 'See you tomorrow.',
  },
  talk_weekend: {
    title: 'A lovely weekend to you too',
    next: 'You have earned it.',
  },
  talk_holiday: {
    title: 'Thank you, and have a lovely break',
    next: 'Enjoy every day of it.',
  },
  talk_bye: {
    title: 'Take care until next time',
    next: 'Just write when you need me.',
  },
  talk_testing: {
    title: 'I hear you loud and clear',
    next: 'Nothing was noted. Write “help” to see what I can do.',
  },
  talk_goodMorning: {
    title: 'Good morning',
    next: 'If anybody is missing today, just tell me.',
  },
  talk_goodDay: {
    title: 'Hello, and good to see you',
    next: 'What can I help with?',
  },
  talk_greeting: {
    title: 'Hello there',
    next: 'Write who is missing, or “help” to see what I can do.',
  },
};

export const explanations: typeof danishExplanations = {
  explain_unlawful: {
    title: 'Unlawful absence',
    next: 'Absence is unlawful when it is neither illness or the like nor granted leave, or when the parents did not tell the school the reason. At 10% of a quarter’s school days the school tells the parents that child benefit may be stopped; at 15% the head teacher notifies the municipality. Source: the absence order (BEK 1063, 24/10/2019) and the Children’s Act § 133.',
  },
  explain_worrying: {
    title: 'Worrying absence',
    next: 'The municipality’s own rules say when absence is worrying, for instance 5 school days in a row, 7 of 20 or 15 of 60. A concern is enough in itself. The pupil’s card shows which limits are reached, and the numbers behind them. Source: the municipality’s rules in Nærvær.',
  },
  explain_leave: {
    title: 'Granted leave',
    next: 'It is time off that the head teacher has granted, for instance for a family event. It is lawful, and does not count towards the percentage of unlawful absence. Write “on leave” to note it. Source: the absence order (BEK 1063, 24/10/2019).',
  },
  explain_unexplained: {
    title: 'Absence without a known reason',
    next: 'The pupil did not come, and no reason is known yet. I never turn it into unlawful absence by myself; a person decides that. Write “correct:” and the reason when you know it. Source: the municipality’s rules in Nærvær.',
  },
  explain_told: {
    title: 'Only those who need to act are told',
    next: 'A note gives you a receipt. When the rules open a case, those who have a step in it are told, and it is on their morning list. If the school’s team is linked, it sees the case there. I never write to parents or pupils. Source: Nærvær’s page on data protection.',
  },
  explain_kept: {
    title: 'I keep the absence, not your words',
    next: 'I keep a pupil’s absence with date, category and extent, who noted it when, and what you choose and write in a case. Of your message I do not keep the words, and so no diagnoses, family matters or CPR numbers. Source: Nærvær’s page on data protection.',
  },
  explain_howLong: {
    title: 'As long as the municipality has decided',
    next: 'Each kind of data has a period of its own, with a reason. Every night I delete what has been kept for long enough; only numbers without names remain. The IT administrator can show you the periods. Source: Nærvær’s page on data protection.',
  },
  explain_sees: {
    title: 'Only those who need it',
    next: 'The pupil’s own teachers, the school’s leadership and the absence coordinator see a pupil’s absence. Others see a case when they have a task in it or were brought in on stated grounds. Parents and pupils cannot look anything up in Nærvær, but have a right to be told by the school what is kept. I write down who saw what. Source: Nærvær’s table of access.',
  },
  explain_caseWork: {
    title: 'That is done on the case’s card',
    next: 'I have changed nothing. Write “status” and the pupil’s name, and open the case there: on its card it can be closed, and on the meeting’s card the meeting can be cancelled, by those who may. Source: Nærvær’s guide.',
  },
  explain_noting: {
    title: 'Write who, what and when',
    next: 'For example “Philip sick today”, “Sofie was late this morning” or “all are present in 7.b”. You get a receipt on which you can undo it. When in doubt, I ask before I note anything. Source: Nærvær’s guide.',
  },
  explain_fixing: {
    title: 'Write what is right',
    next: 'For example “correction: Aksel was late yesterday, not ill” or “no, it was Luna, not Aksel”, or press “Change …” on the receipt. You can also edit your message in Teams. Source: Nærvær’s guide.',
  },
  explain_deleting: {
    title: 'Write “undo” or “delete”',
    next: '“undo” takes your latest note back, and “delete Aksel yesterday” takes Aksel’s. The button “Undo” on the receipt does the same, and so does deleting your message in Teams. Source: Nærvær’s guide.',
  },
  explain_register: {
    title: 'The school’s own register still holds',
    next: 'Nærvær is a help beside it and writes nothing into Aula or the school’s register, so absence is entered there as you always do. Where the register is connected to Nærvær, I read the absence from it, and you need not write it again here. Source: Nærvær’s pages on data protection and on the register.',
  },
  explain_whyReason: {
    title: 'The reason decides how the absence counts',
    next: 'Illness, granted leave and unlawful absence are different things in the law and in the municipality’s rules. If you do not know, choose “Absent, no reason given”. I keep only which of them it is, never a diagnosis. Source: the absence order (BEK 1063, 24/10/2019).',
  },
  explain_limits: {
    title: 'There is no fixed number of days',
    next: 'Unlawful absence has limits: at 10% of a quarter’s school days the school warns the parents, and at 15% the head teacher notifies the municipality. When other absence is worrying, the municipality’s own rules say; the pupil’s card shows how far it is to the next limit. Source: the absence order (BEK 1063, 24/10/2019) and the municipality’s rules in Nærvær.',
  },
};

export const replies: typeof danishReplies = {
  roll_call_on: {
    title: 'Roll call is on',
    next: 'Every school morning I ask who of your class is still away. Write “roll call off” to turn it off.',
  },
  roll_call_off: {
    title: 'Roll call is off',
    next: 'Write “roll call on” to have it again.',
  },
  progress_no_case: {
    title: 'It is good that you are following up',
    next: 'There is no open case about the pupil, so I have kept nothing. If you are worried, write “I am worried about” and the name.',
  },
  progress_nothing_to_close: {
    title: 'There is no open case to close',
    next: 'I have changed nothing, and the absence that is noted stands as it was. If in doubt, write “status” and the pupil’s name.',
  },
  progress_no_meeting: {
    title: 'There is no open case to meet about',
    next: 'I call meetings from a case, so I have kept nothing. If you are worried, write “I am worried about” and the name; I open one once you have said yes.',
  },
  progress_tried: {
    title: 'Thank you for trying',
    next: 'I note it once you have spoken: write it again then. Nothing is noted yet. If the pupil is away, write name and reason.',
  },
  progress_whose: {
    title: 'Which pupil was it about?',
    next: 'Write it again with the pupil’s name, such as “called the mother of” and the name. I have kept nothing.',
  },
  progress_who: {
    title: 'Who do you mean?',
    next: 'Write it again with the family name or the class. I have kept nothing.',
  },
};
